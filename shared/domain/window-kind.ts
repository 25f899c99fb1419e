/** 咨询 · 综合受理 · 综合出件 · 部门. */
export const WINDOW_KINDS = ['enquiry', 'intake', 'issuing', 'department'] as const
export type WindowKind = (typeof WINDOW_KINDS)[number]
