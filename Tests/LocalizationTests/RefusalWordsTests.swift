import Localization
import Testing

@Suite("Words of refusals")
struct RefusalWordsTests {
  @Test(
    "Every refusal that callers rely on has a sentence",
    arguments: [
      "nameTaken", "nameTakenArchived", "nameEmpty", "nameTooLong", "nameUnreadable", "textTooLong",
      "phoneTaken", "phoneInvalid.empty", "phoneInvalid.character", "phoneInvalid.tooShort",
      "phoneInvalid.tooLong", "phoneInvalid.leadingZero", "phoneInvalid.notOfRegion",
      "emailInvalid", "dateInvalid", "momentInvalid", "dateOutOfRange", "birthdayInFuture",
      "birthdayTooOld", "registrationInFuture", "referrerIsSelf", "notFound", "notAllowed",
      "amountInvalid",
      "amountOutOfRange", "percentInvalid", "quantityInvalid", "positionInvalid", "groupInUse",
      "groupInUse.default", "groupArchived", "programRequired", "templateInvalid", "templateEmpty",
      "tooManyReferences", "requestConflict", "staleView", "staleOrder", "beforeLastRecord",
      "readOnly", "malformed", "notEnoughBonuses", "bonusesNotPayable", "refundExceedsSale",
      "refundExceedsSale.whole", "lineNotFound", "noLines", "tooManyLines", "lineIncomplete",
      "tiersInvalid.none", "tiersInvalid.firstNotZero", "tiersInvalid.notAscending",
      "tiersInvalid.tooMany", "daysInvalid", "reasonMissing", "programInUse",
      "programOfOtherType", "programArchived", "wrongPassword", "externalNumberConflict",
      "groupInUse.promoCodes", "codeUnknown", "codeUnknown.empty", "codeUnknown.ambiguous",
      "codeNotYetActive", "codeNotYetActive.draft", "codePaused", "codeEnded", "codeEnded.revoked",
      "codeEnded.text", "codeExpired", "codeAlreadyUsed", "codeAlreadyUsed.atVenue",
      "codeAlreadyUsed.limit", "codeUsedUp", "codeUsedUp.once", "codeNotForClient.registered",
      "codeNotForClient.registeredFrom", "codeNotForClient.registeredUntil",
      "codeNotForClient.registeredWithin", "codeNotForClient.groups",
      "codeNotForClient.audiences", "codeNotForClient.firstVisit", "codeNeedsClient", "codeEmpty",
      "codeLooksLikeAnother", "codeLooksLikeAnother.named", "codeSpaceTooSmall", "codeGuessable",
      "countInvalid", "lengthInvalid", "periodInvalid", "limitInvalid", "limitBelowUsed",
      "codeRevoked", "statusInvalid", "codeOfBatch", "codesOfBatchStay", "notABatch",
      "codeNotInBatch", "notEnoughCodes", "categoryBuiltIn", "lastDayOver", "noRefundLines",
      "amountUnreadable",
      "amountZero", "amountNotAllowed", "externalNumberAtVenues", "receiptUnreadable",
      "titleMissing", "timePassed", "noRecipients",
      "mailingNotOpen.started", "mailingNotOpen.cancelled", "nothingFailed", "channelInvalid",
      "clientUnreachable", "ruleInvalid",
    ]
  )
  func sentences(code: String) {
    for language in Language.allCases {
      let texts = CatalogueFiles.catalogue(language).texts
      #expect(texts["refusal." + code] != nil, "\(code) in \(language.code)")
      #expect(texts["refusal." + code + ".next"] != nil, "\(code) in \(language.code)")
    }
  }

  @Test("No sentence ends with a point: the parts are joined by one", arguments: Language.allCases)
  func noPoints(language: Language) {
    for (key, text) in CatalogueFiles.catalogue(language).texts
    where key.hasPrefix("refusal.") || key.hasPrefix("store.") || key.hasPrefix("import.") {
      #expect(!text.hasSuffix("."), "\(key) in \(language.code)")
    }
  }
}
