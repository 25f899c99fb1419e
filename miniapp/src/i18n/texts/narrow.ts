import { texts } from '../texts'

/** The sheet that narrows a list of the desk. */
export const narrow = texts(
  'narrow',
  {
    filter: '筛选',
    filterOn: '筛选 · {{count}}',
    title: '看哪些',
    clear: '看全部',
    show: '看这些',
    light: '亮灯',
    everyLight: '全部',
    item: '事项',
    everyItem: '全部事项',
  },
  {
    filter: 'Filter',
    filterOn: 'Filter · {{count}}',
    title: 'What to show',
    clear: 'Show all',
    show: 'Show these',
    light: 'Light',
    everyLight: 'All',
    item: 'Item',
    everyItem: 'Every item',
  },
)
