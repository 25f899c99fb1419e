// Only names: Taro's build rewrites the module that stands for `@tarojs/components`, and breaks what has code of its own.
export { PullDownRefresh, Text, View } from './elements'
