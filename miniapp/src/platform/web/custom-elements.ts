/** Stands in for Taro's custom elements, which its router names and our pages never use. */
const nothing = (): void => {}

export const defineCustomElementTaroTabbar = nothing
export const defineCustomElementTaroSwiperCore = nothing
export const defineCustomElementTaroSwiperItemCore = nothing
