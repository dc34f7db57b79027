pytest_plugins = ["diplomacy.testing.plugin"]
