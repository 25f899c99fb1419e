import { relative } from 'node:path'
import { buildH5, buildServer, buildWeapp, buildWorker } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main, outputs, root, say } from './lib/project.mjs'

await main(async () => {
  await ensureInstalled()
  await buildWeapp()
  await buildH5()
  await buildServer()
  await buildWorker()
  for (const name of ['weapp', 'h5', 'server', 'worker']) say(`${name}: ${relative(root, outputs[name])}`)
})
