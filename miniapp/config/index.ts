import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { version } from '../package.json'

const root = path.resolve(__dirname, '..')
const src = path.resolve(root, 'src')
const shared = path.resolve(root, '../shared')
const target = process.env.TARO_ENV ?? 'h5'
const isH5 = target === 'h5'

/** The mini-program has no origin of its own, so its API's address is fixed at build time. */
const apiOrigin = process.env.YICHUANG_API_ORIGIN ?? (isH5 ? '' : 'http://127.0.0.1:8787')

/** Packages that ship newer syntax than the phones of package.json's browserslist can read. */
const newerSyntax = (file: string): boolean =>
  /node_modules[\\/](@tanstack|i18next|react-i18next|valibot)[\\/]/.test(file)
/** Taro's types know strings only; webpack takes functions as well. */
const compiled = { include: [shared, newerSyntax] as string[] }

const config: UserConfigExport<'webpack5'> = defineConfig<'webpack5'>({
  projectName: 'yichuang',
  date: '2026-11-22',
  sourceRoot: 'src',
  outputRoot: process.env.YICHUANG_OUTPUT ?? `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [path.resolve(root, 'config/aria.ts')],
  // Unused, since pixels are not converted below, but Taro reads both.
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  alias: {
    '@': src,
    '@shared': shared,
    // npm puts it below this workspace, where Taro's own packages in the root do not find it.
    '@tarojs/plugin-framework-react': path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json')),
  },
  defineConstants: {
    YICHUANG_API_ORIGIN: JSON.stringify(apiOrigin),
    YICHUANG_VERSION: JSON.stringify(version),
  },
  // quote_keys: else H5 stays blank. ascii_only: an escaped Chinese character takes six bytes instead of three.
  terser: {
    enable: true,
    config: { output: { quote_keys: false, comments: false, ascii_only: false } as Record<string, unknown> },
  },
  // How deep a text may stand in a text; each level repeats templates, and ours never nest.
  baseLevel: 4,
  mini: {
    compile: compiled,
    // One px is one px on every screen: layouts are fluid and type does not shrink on a narrow phone.
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
    optimizeMainPackage: { enable: true },
    // Styles of components do not depend on each other's order; what all of them override is in theme/base.scss.
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain) {
      const globals = path.resolve(src, 'platform/globals.ts')
      chain.plugin('providerPlugin').tap((args: Record<string, unknown>[]) => {
        Object.assign(args[0] ?? {}, { AbortController: [globals, 'AbortController'], Intl: [globals, 'PhoneIntl'] })
        return args
      })
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // With the aliases below: plain elements of ours instead of web components.
    useHtmlComponents: true,
    compile: compiled,
    postcss: {
      pxtransform: { enable: false, config: { targetUnit: 'vw' } },
      autoprefixer: { enable: true, config: {} },
    },
    webpackChain(chain) {
      const web = path.resolve(src, 'platform/web')
      chain.resolve.alias
        .set('@tarojs/components$', path.join(web, 'components.ts'))
        .set('@tarojs/components/dist/components$', path.join(web, 'custom-elements.ts'))
        .set('@tarojs/components/dist/taro-components/taro-components.css$', path.join(web, 'empty.css'))
        .set('@tarojs/components-react/dist/index.css$', path.join(web, 'empty.css'))
      // What most pages use is one file; what a few use is theirs, so that the first page does not carry it.
      chain.optimization.splitChunks({
        chunks: 'async',
        maxAsyncRequests: 12,
        cacheGroups: {
          shared: { name: 'shared', minChunks: 16, minSize: 0, priority: 1 },
          default: { minChunks: 2, minSize: 12_000, reuseExistingChunk: true },
        },
      })
      chain.performance.hints(false)
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})

export default config
