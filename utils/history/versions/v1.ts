/**
 * The database as its first version made it. Frozen: a change of tables or indexes is a new file with
 * its own number, its upgrade and a stored sample of the version before.
 *
 * Indexes hold no media. `words` and `media` have one entry per word and per digest.
 */
export const V1_STORES = {
  creations: 'id, parentId, deletedAt, [favourite+id], *words, *media',
  media: 'sha256, bytes',
  jobs: 'id, state, updatedAt, *media',
  ledger: 'id, jobId, at',
  settings: 'key',
  keys: 'id',
} as const;
