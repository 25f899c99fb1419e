import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { ARIA_COMPONENTS } from '../src/platform/aria-attributes'

interface MiniPlatform {
  template: { mergeComponents: (context: IPluginContext, patch: object) => void }
  runtimePath: string | string[]
}

/**
 * Taro's templates leave out every `aria-*` attribute, so a screen reader in WeChat hears nothing of what the pages
 * say. This plugin puts them into the templates, and the same list into the runtime, which numbers them.
 */
export default function ariaPlugin(context: IPluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, ARIA_COMPONENTS)
      const runtime = path.resolve(__dirname, '../src/platform/aria-runtime.ts')
      platform.runtimePath = ([] as string[]).concat(platform.runtimePath, runtime)
    },
  })
}
