import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../support/browser'
import { startLoadServer } from './child'
import { figure, say } from './report'
import { loadEnv, loadFolder } from './seed'

const root = join(import.meta.dirname, '../..')
const weapp = join(root, '.build/weapp')
/** Folders of the subpackages, as `app.json` of the build names them. */
function subpackages(): string[] {
  const config: { subPackages?: { root: string }[]; subpackages?: { root: string }[] } = JSON.parse(
    readFileSync(join(weapp, 'app.json'), 'utf8'),
  )
  return (config.subPackages ?? config.subpackages ?? []).map((one) => one.root.replace(/\/$/, ''))
}

function bytesIn(folder: string, skip: readonly string[], prefix = ''): number {
  return readdirSync(folder).reduce((sum, name) => {
    const path = prefix === '' ? name : `${prefix}/${name}`
    if (skip.includes(path) || name.endsWith('.map')) return sum
    const stat = statSync(join(folder, name))
    return sum + (stat.isDirectory() ? bytesIn(join(folder, name), skip, path) : stat.size)
  }, 0)
}

/** Size of the mini-program's main package, and of the scripts the H5 start page asks for. */
export async function benchSizes(): Promise<void> {
  const packages = subpackages()
  figure('weapp main package', bytesIn(weapp, packages) / 1024, 'KB', { most: 700 })
  for (const name of packages) say(`  subpackage ${name}: ${Math.round(bytesIn(join(weapp, name), []) / 1024)} KB`)

  const folder = loadFolder('size')
  const server = await startLoadServer({
    ...loadEnv(folder),
    HALL_ADDRESSES: '127.0.0.1',
    TRUSTED_PROXY: '',
    H5_DIR: join(root, '.build/h5'),
  })
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
  const scripts = new Map<string, number>()
  page.on('response', async (response) => {
    if (!/\.js(\?|$)/.test(response.url())) return
    scripts.set(response.url(), gzipSync(await response.body()).length)
  })
  await page.goto(`http://127.0.0.1:${server.port}/`, { waitUntil: 'networkidle' })
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0)
  say(`H5 start page: ${scripts.size} scripts`)
  figure('H5 first page JS, gzip', total / 1024, 'KB', { most: 200 })
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
