import { texts } from '../texts'

export const inbox = texts(
  'inbox',
  {
    title: '消息',
    empty: '还没有消息',
    emptyHelp: '约好、改时间、有空位、请您评价，都会在这里告诉您。',
    more: '看更早的',
    unread: '没看过',
    signIn: '登录后看您的消息',
    signInHelp: '预约的变化都会发到这里。',
  },
  {
    title: 'Messages',
    empty: 'No messages yet',
    emptyHelp: 'Bookings, changes, freed places and requests to rate arrive here.',
    more: 'Show earlier ones',
    unread: 'unread',
    signIn: 'Sign in to read your messages',
    signInHelp: 'Everything about your bookings arrives here.',
  },
)
