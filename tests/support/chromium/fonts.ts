import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const FAMILY = 'Noto Sans S Chinese'

/**
 * Writes a fonts.conf with the one Chinese font of the npm package, and returns its path.
 * No font of the machine is used, so that a screenshot looks the same everywhere.
 */
export function writeFontsConf(directory: string): string {
  const fonts = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts')
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui']
    .map((name) => `<alias binding="same"><family>${name}</family><prefer><family>${FAMILY}</family></prefer></alias>`)
    .join('\n  ')
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'fonts.conf')
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(directory, 'cache')}</cachedir>
  ${aliases}
</fontconfig>
`,
  )
  return path
}
