import Foundation
import Intake
import Testing

/// What `traad init` proposes for files made in the test.
func proposal(of files: [String: Data]) throws -> ProfileProposal {
  let folder = try Delivered.folder()
  let work = try Delivered.folder()
  for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
  let (hints, faults) = try ProposalHints.load(Delivered.root.appendingPathComponent("Definitions/1-profiles"))
  #expect(faults == [])
  let proposal = try proposeProfile(
    id: "forslag", folder: folder, catalogue: Delivered.catalogue(), hints: hints, work: work)
  for url in [folder, work] { try FileManager.default.removeItem(at: url) }
  return proposal
}

/// The files read by what was proposed for them.
func loaded(_ proposal: ProfileProposal, _ files: [String: Data]) throws -> Delivered {
  let catalogue = try Delivered.catalogue()
  let (profile, faults) = Profile.parse(proposal.text, name: "forslag.yaml", beside: catalogue)
  #expect(faults.map(\.description) == [])
  let own = try #require(profile)
  return try Delivered(files, profiles: [own] + catalogue.profiles.filter { own.buildsOn.contains($0.id) })
}
