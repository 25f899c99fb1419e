import { texts } from '../texts'

/** How the result comes: collected at a window, or posted. */
export const delivery = texts(
  'delivery',
  {
    way: '办好以后怎么拿',
    wayNote: '办好以前都可以改',
    way_window: '自己到窗口取',
    way_post: '寄给我',
    wayHelp_window: '凭手机上的取证码领',
    wayHelp_post: '不用再跑，寄出后告诉您单号',
    at: '到这里领',
    other: '换一个',
    otherLabel: '换一个领证的网点，现在是{{point}}',
    name: '收件人',
    phone: '收件人手机',
    phoneHelp: '快递员打这个号',
    address: '寄到哪里',
    addressHelp: '写到门牌号',
  },
  {
    way: 'How the result comes to you',
    wayNote: 'You can change it until it is ready',
    way_window: 'I collect it at a window',
    way_post: 'Post it to me',
    wayHelp_window: 'With the pick-up code on your phone',
    wayHelp_post: 'No further trip; you get the tracking number',
    at: 'Collect it here',
    other: 'Change',
    otherLabel: 'Collect elsewhere; now {{point}}',
    name: 'Addressee',
    phone: 'Phone of the addressee',
    phoneHelp: 'The courier calls it',
    address: 'Where to post it',
    addressHelp: 'With the house number',
  },
)
