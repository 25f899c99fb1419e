import { texts } from '../texts'

export const bundles = texts(
  'bundles',
  {
    title: '办事',
    question: '要办哪一件？',
    note: '说说您想做什么，一件事里的证一次办齐。',
    search: '如“开个小面馆”“跑货运”',
    searchLabel: '搜一搜要办的事',
    clear: '清空',
    found_one: '找到 1 件',
    found_other: '找到 {{count}} 件',
    noneTitle: '没找到“{{words}}”',
    noneHelp: '换个说法试试，也可以在下面一类一类地找。',
    hotline: '打 {{phone}} 问一问',
  },
  {
    title: 'Services',
    question: 'Which one do you need?',
    note: 'Say what you plan to do. All its licences are applied for at once.',
    search: 'Such as “noodle shop”',
    searchLabel: 'Search for what you need to do',
    clear: 'Clear',
    found_one: '1 found',
    found_other: '{{count}} found',
    noneTitle: 'Nothing found for “{{words}}”',
    noneHelp: 'Try other words, or look through the groups below.',
    hotline: 'Call {{phone}} and ask',
  },
)
