"""The language server: findings while a draft is typed, in any editor that speaks the Language Server Protocol."""
