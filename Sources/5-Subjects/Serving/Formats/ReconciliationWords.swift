extension Words {
  /// What people call a state of the reconciliation (afstemningens tilstand); a word of another kind is itself.
  static func reconciliation(_ state: String) -> String { reconciliationStates[state] ?? state }

  private static let reconciliationStates = [
    "afstemt": "Afstemt", "beloeb_afviger": "Beløbet afviger", "betales_af_anden": "Betales af en anden kommune",
    "betalt_uden_bevilling": "Betalt uden bevilling", "datoer_afviger": "Datoerne afviger",
    "disponeret_uden_bevilling": "Disponeret uden bevilling", "forkert_konto": "På en forkert konto",
    "kan_ikke_afstemmes": "Kan ikke afstemmes", "korrektion": "Korrektion", "kun_i_fagsystem": "Kun i fagsystemet",
    "kun_i_oekonomi_forventet": "Kun i økonomisystemet, som ventet", "mangler_indtaegt": "Mangler indtægt",
    "ophoert_men_betalt": "Ophørt, men betalt", "takst_afviger": "Taksten afviger", "uden_borger": "Uden borger",
  ]
}
