"""Files: bytes to text to data with places to models; and how they are stored.

From outside: `cells`, `comments`, `discovery`, `document`, `fields`, `folder`, `lines`, `lock`,
`names`, `numbers`, `opening`, `reasons`, `source`, `spreadsheet`, `storage`, `unparsed`,
`validation`.
"""
