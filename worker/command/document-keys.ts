import { runCommand } from './run'

/** `npm run document-keys`: prints the public halves of DOCUMENT_KEYS, in the form that setting takes. */
await runCommand('document-keys', async ({ deps }) => (await deps.documentSigner.publicKeys()).join(','))
