"""Understanding: facts about words, never rules."""
