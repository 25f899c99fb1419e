import type { Department, District, Text } from '../../contract/catalogue'

/** The full name a paper is issued in: on the screen 区市场监督管理局 is enough, on paper it is 金牛区市场监督管理局. */
export function authorityName(district: Pick<District, 'name'>, { name }: Pick<Department, 'name'>): Text {
  if (name.zh.charAt(0) !== '区') return name
  return { zh: `${district.name.zh}${name.zh.slice(1)}`, en: `${district.name.en} ${name.en}` }
}
