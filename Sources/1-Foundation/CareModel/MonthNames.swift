/// The names of the months in Danish, January first, as they stand inside a sentence.
package let danishMonthNames = [
  "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
  "december",
]
