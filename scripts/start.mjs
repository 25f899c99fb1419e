import { join } from 'node:path'
import { buildH5, buildServer } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main, outputs, say } from './lib/project.mjs'
import { runHere } from './lib/run.mjs'

await main(async () => {
  await ensureInstalled()
  await buildServer()
  await buildH5()
  say('Starting the server; Ctrl-C stops it')
  return runHere(process.execPath, ['--enable-source-maps', join(outputs.server, 'main.mjs')])
})
