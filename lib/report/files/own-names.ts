/** What runs leave in the folder of the reports beside the formats. */
export const ownNames = {
  /** The folder of the scripts. */
  scripts: 'repro',
  /** What `certify` writes. */
  bundle: 'bundle.gz',
} as const;
