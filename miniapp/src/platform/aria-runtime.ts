import { mergeInternalComponents } from '@tarojs/shared'
import { ARIA_COMPONENTS } from './aria-attributes'

mergeInternalComponents(ARIA_COMPONENTS)
