internal import Foundation

/// The argument parser's own English words in Danish; what it does not know is left as it is.
enum DanishMessages {
  static func translate(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }.joined(separator: "\n")
  }

  private static func line(_ line: Substring) -> String {
    var text = String(line)
    for (english, danish) in heads where text.hasPrefix(english) {
      text = danish + text.dropFirst(english.count)
      break
    }
    for (english, danish) in phrases { text = text.replacingOccurrences(of: english, with: danish) }
    return text
  }

  private static let heads = [
    ("Error: ", "Fejl: "), ("OVERVIEW: ", ""), ("USAGE: ", "BRUG: "), ("Usage: ", "Brug: "), ("Help:  ", "Hjælp: "),
    ("ARGUMENTS:", "ARGUMENTER:"), ("OPTIONS:", "VALGMULIGHEDER:"), ("SUBCOMMANDS:", "KOMMANDOER:"),
  ]

  private static let phrases = [
    ("Show help information.", "Vis denne hjælp."),
    ("Show the version.", "Vis programmets version."),
    ("Show subcommand help information.", "Vis hjælp til en kommando."),
    (" for detailed help.", " for hjælp til en kommando."),
    (" for more information.", " for mere hjælp."),
    ("See '", "Se '"),
    ("(default: ", "(ellers: "),
    ("(values: ", "(vælg mellem: "),
    ("; default: ", "; ellers: "),
    ("<subcommand>", "<kommando>"),
    ("Unknown option '", "Ukendt valgmulighed '"),
    ("'. Did you mean '", "'. Mente du '"),
    ("Did you mean '", "Mente du '"),
    ("Missing expected argument '", "Der mangler '"),
    ("Missing value for '", "Der mangler en værdi til '"),
    ("Missing one of: ", "Der mangler en af: "),
    ("Missing required subcommand.", "Der mangler en kommando."),
    ("Unexpected argument '", "Uventet ord '"),
    ("unexpected arguments: ", "uventede ord: "),
    ("Invalid option: ", "Ugyldig valgmulighed: "),
    (" is invalid for '", "' kan ikke bruges til '"),
    ("The value '", "Værdien '"),
    ("''", "'"),
    ("Please provide one of ", "Vælg mellem "),
    ("The option '", "Valgmuligheden '"),
    ("' does not take any value, but '", "' tager ingen værdi, men fik '"),
    ("' was specified.", "'."),
    (" unexpected", " uventede"),
    (" or ", " eller "),
  ]
}
