/// Sows the faults of the plan, kind by kind; chance is each fault's own, so that more of one kind change no other.
extension World {
  /// The place in order of a fault of its kind, with its chance.
  struct Furrow {
    let kind: FaultKind
    let number: Int
    let isPresent: Bool
    var dice: Dice
  }

  mutating func sow() {
    for kind in FaultKind.allCases {
      for number in 0..<plan.count(kind) {
        var furrow = Furrow(
          kind: kind, number: number, isPresent: plan.isPresent(kind, number),
          dice: dice(1000 + UInt64(kind.number) * 100 + UInt64(number)))
        if kind.isCheck { sowFinding(&furrow) } else if furrow.isPresent { sowForm(furrow) }
      }
    }
    spoilReviews()
  }

  private mutating func sowFinding(_ furrow: inout Furrow) {
    switch furrow.kind {
    case .unpaidService, .paidWithoutService, .paidWithoutServiceElsewhere, .paidAfterEnd, .startDiffers, .endDiffers,
      .rateDiffers, .amountDiffers, .wrongFunction, .incomeMissing, .settlementMissing, .reasonMissing:
      sowReconciliation(&furrow)
    case .lineRepeated, .periodOdd, .plannedPayment, .citizenMissing, .refundMissing, .householdAboveThreshold,
      .priceOutlying:
      sowLedger(&furrow)
    case .residentsAgainstPlaces, .soldPlaceUnpaid: sowFacility(&furrow)
    case .settingMissing, .longTemporaryStay, .longTimeLimitedHelp, .servedAfterDeath, .ageAgainstLaw, .registeredTwice,
      .concurrentStays, .datesImpossible, .targetGroupMissing, .targetGroupUnknown, .followUpMissing, .oldParagraph,
      .helpUnderOldLaw, .providerUnknown:
      sowService(&furrow)
    case .caseLost, .valueUnknown, .masterDiffers, .codeChanged, .lettersLost, .rowRepeated, .unitAboveItself:
      sowDelivery(&furrow)
    default: sowRegister(&furrow)
    }
  }

  /// Says that K34 must find the file when a delivery without the fault was loaded before.
  mutating func missBesideEarlier(_ file: String, _ severity: String) {
    findings.append(SownFinding(check: "K34", severity: severity, file: file, key: file, isBesideEarlier: true))
  }

  /// Says that the check must find it.
  mutating func find(
    _ furrow: Furrow, _ severity: String, _ file: String, _ key: String, amount: Int64? = nil,
    related: [String] = []
  ) {
    guard furrow.isPresent else { return }
    findings.append(
      SownFinding(
        check: furrow.kind.rawValue, severity: severity, file: file, key: key, amount: amount, related: related
      ))
  }
}
