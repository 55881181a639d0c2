import Localization
package import Loyalty
import LoyaltyStore
package import Screens

/// The codes or slips of a batch for the command line.
package struct BatchWriting: Writing {
  private let writing: CodesWriting

  /// Names the batch.
  ///
  /// - Throws: `CommandFailure` where there is no such batch, or none is named.
  package init(
    _ form: CodesFile.Form,
    of typed: String?,
    in state: BatchCodeState?,
    limit: Int?,
    _ writing: WritingForm,
    _ desk: OpenDesk
  ) throws {
    try desk.settle()
    let club = desk.store.club
    let sentence = RefusalSentence(desk.words, club: club)
    guard let typed else { throw CommandFailure(desk.words("export.noBatch")) }
    if let limit, limit < 1 {
      let refusal = Refusal.promoCode(.countInvalid(limit, limit: PromoCodeBatch.countLimit))
      throw CommandFailure(sentence(refusal))
    }
    let code: PromoCode
    do throws(Refusal) {
      code = try club.promoCode(typed).code
      if code.batch == nil { throw .promoCode(.notABatch(name: code.name)) }
    } catch {
      throw CommandFailure(sentence(error))
    }
    let file = CodesFile(form, of: code.id, in: state, limit: limit, club, desk.words)
    self.writing = CodesWriting(file, writing)
  }

  package func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    _ = try writing.run(write: write)
    return 0
  }
}
