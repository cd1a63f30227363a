"""What several detectors read alike: who acts, who speaks, who is backed by whom, and the words for it."""
