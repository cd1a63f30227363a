"""The review screen of Evenhand."""
