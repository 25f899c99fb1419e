import * as v from 'valibot'

/** 设立 变更 延续 补办 注销. */
export const VARIANTS = ['establish', 'change', 'renew', 'reissue', 'cancel'] as const
export const Variant = v.picklist(VARIANTS)
export type Variant = v.InferOutput<typeof Variant>
