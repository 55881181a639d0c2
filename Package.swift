// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontdesk",
  products: [.executable(name: "frontdesk", targets: ["frontdesk"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The domain, pure.
    .target(name: "Loyalty"),

    // What stands beside it: files, the contract, words.
    .target(name: "Checksums"),
    .target(name: "JSONText"),
    .target(name: "LoyaltyStore", dependencies: ["Checksums", "JSONText", "Loyalty"]),
    .target(name: "CommandContract", dependencies: ["JSONText", "Loyalty"]),
    .target(name: "Exchange", dependencies: ["Checksums", "Loyalty"]),
    .target(name: "Delivery", dependencies: ["JSONText", "Loyalty"]),
    .target(
      name: "Resources",
      path: "Resources",
      exclude: ["Systemd"],
      resources: [.copy("Words"), .copy("Help"), .copy("Demo")]
    ),
    .target(name: "Localization", dependencies: ["Resources"]),

    // The terminal: a pure toolkit, and the only code that knows ncurses.
    .target(name: "Terminal"),
    .target(name: "CNcurses"),
    .target(name: "TerminalCurses", dependencies: ["Terminal", "CNcurses"]),

    // The system's password hashing.
    .target(name: "CCrypt"),

    // The program.
    .target(name: "Screens", dependencies: ["Loyalty", "Terminal", "Localization"]),
    .target(
      name: "Runtime",
      dependencies: [
        "CCrypt",
        "CommandContract", "Delivery", "Exchange", "JSONText", "Localization", "Loyalty",
        "LoyaltyStore", "Resources",
        "Screens", "Terminal",
      ]
    ),
    .executableTarget(
      name: "frontdesk",
      dependencies: [
        "CommandContract", "Exchange", "JSONText", "Localization", "Loyalty", "LoyaltyStore",
        "Resources",
        "Runtime", "Screens", "Terminal", "TerminalCurses",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "frontdesk-bench",
      dependencies: [
        "CommandContract", "Delivery", "Exchange", "JSONText", "Localization", "Loyalty",
        "LoyaltyStore", "Resources",
        "Runtime", "Screens", "Terminal", "TerminalCurses", "TestSupport",
      ]
    ),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: ["Loyalty", "LoyaltyStore", "Terminal"],
      path: "Tests/TestSupport"
    ),
    .testTarget(name: "LoyaltyTests", dependencies: ["Loyalty", "TestSupport"]),
    .testTarget(name: "ChecksumsTests", dependencies: ["Checksums"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
    .executableTarget(
      name: "store-probe",
      dependencies: ["Loyalty", "LoyaltyStore"],
      path: "Tests/StoreProbe"
    ),
    .testTarget(
      name: "LoyaltyStoreTests",
      dependencies: [
        "Checksums", "Loyalty", "LoyaltyStore", "JSONText", "TestSupport", "store-probe",
      ],
      exclude: ["Golden"]
    ),
    .testTarget(
      name: "CommandContractTests",
      dependencies: ["CommandContract", "JSONText", "Loyalty", "TestSupport"]
    ),
    .testTarget(
      name: "ExchangeTests",
      dependencies: ["Checksums", "Exchange", "Loyalty", "TestSupport"]
    ),
    .testTarget(name: "DeliveryTests", dependencies: ["Delivery", "Loyalty", "TestSupport"]),
    .testTarget(name: "LocalizationTests", dependencies: ["Localization", "Resources"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport"]),
    .executableTarget(
      name: "terminal-probe",
      dependencies: ["Terminal", "TerminalCurses"],
      path: "Tests/TerminalProbe"
    ),
    .testTarget(
      name: "TerminalCursesTests",
      dependencies: ["Terminal", "TerminalCurses", "TestSupport", "terminal-probe"]
    ),
    .testTarget(
      name: "ScreensTests",
      dependencies: [
        "Localization", "Loyalty", "Resources", "Screens", "Terminal", "TestSupport",
      ],
      exclude: ["Golden"]
    ),
    .testTarget(
      name: "RuntimeTests",
      dependencies: [
        "Delivery", "Exchange", "JSONText", "Localization", "Loyalty", "LoyaltyStore", "Resources",
        "Runtime", "TestSupport",
      ]
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Delivery", "JSONText", "Loyalty", "LoyaltyStore", "Runtime", "TestSupport", "frontdesk",
      ]
    ),
    .testTarget(name: "TidyTests", dependencies: ["Localization", "Resources", "Screens"]),
  ]
)

// The fuzzer of the store's readers, which needs libFuzzer: only where .ci/run asks for it.
if Context.environment["FRONTDESK_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "store-fuzz",
      dependencies: ["JSONText", "Loyalty", "LoyaltyStore"],
      path: "Tests/StoreFuzz",
      exclude: ["Corpus"]
    )
  )
}

for target in package.targets where !["CCrypt", "CNcurses"].contains(target.name) {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
}
