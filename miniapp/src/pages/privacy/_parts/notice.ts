import type { Text } from '@shared/contract/bilingual'

interface Section {
  title: Text
  lines: readonly Text[]
}

/**
 * The consent text of CONSENT_VERSION. It says what the product does today and nothing more: whoever changes what is
 * collected, kept or shared changes this text and the version with it.
 */
export const PRIVACY_NOTICE: readonly Section[] = [
  {
    title: { zh: '先说要紧的', en: 'The short version' },
    lines: [
      {
        zh: '只看材料清单，不用登录，我们不知道您是谁。',
        en: 'Reading a checklist needs no sign-in; we do not know who you are.',
      },
      {
        zh: '要预约，才请您留手机号和办事人的姓名、证件。',
        en: 'Booking asks for a phone number, and the name and document of the person served.',
      },
      {
        zh: '证件、电话、姓名都加密存放，页面上只露一小部分，如 138****5678。',
        en: 'Documents, phones and names are stored encrypted and shown in part only, as 138****5678.',
      },
      { zh: '不卖给任何人，不拿来做广告。', en: 'Nothing is sold, and nothing is used for advertising.' },
    ],
  },
  {
    title: { zh: '收什么，为什么', en: 'What we collect, and why' },
    lines: [
      {
        zh: '手机号：登录，通知您预约的变化，防止有人替您乱约。',
        en: 'Phone number: to sign you in, to tell you about changes, to keep others from booking in your name.',
      },
      {
        zh: '微信给的编号（用微信登录时）：认出是同一个人，发微信通知。',
        en: 'The identifier WeChat gives us, if you sign in with WeChat: to recognise you and to send notices there.',
      },
      {
        zh: '办事人的姓名、证件种类和号码：窗口核对是不是本人，号源不被人倒卖。替家人、单位约的，也要他们的。',
        en: 'Name, kind and number of the document of the person served: so that the window can check who comes and places are not resold. For relatives and companies, theirs.',
      },
      {
        zh: '预约、到访、办理结果：安排窗口，让您随时能查。',
        en: 'Bookings, visits and their results: to run the windows and to show them to you.',
      },
      {
        zh: '您的评价和写的话：改进服务，考核窗口和办事的部门。选了“不留姓名”的，窗口、部门和主任都看不到是谁。',
        en: 'Your ratings and words: to do better and to appraise the windows and departments. When you choose to be anonymous, no window, department or supervisor sees who wrote.',
      },
      {
        zh: '清单上勾了什么、语言和字的大小：换个手机也能接着用。',
        en: 'Ticks on your checklists, language and size of type: so that another phone goes on where you were.',
      },
      {
        zh: '您的位置：只在手机上算哪个网点近，不传给我们。',
        en: 'Your location: used on your phone to find the nearest place; it is not sent to us.',
      },
    ],
  },
  {
    title: { zh: '留多久', en: 'How long we keep it' },
    lines: [
      {
        zh: '短信验证码：5 分钟失效，两天后删掉。',
        en: 'Codes by message: they end after 5 minutes and are deleted after two days.',
      },
      {
        zh: '登录记录：过期 30 天后删掉，您也可以随时退出。',
        en: 'Sign-ins: deleted 30 days after they end; you can end them at any time.',
      },
      {
        zh: '个人信息：账号在就留着。您注销时，解开它们的钥匙当场销毁，谁也读不出来了。',
        en: 'Personal data: as long as your account. When you delete it, the key that opens the data is destroyed at once, and nobody can read it any more.',
      },
      {
        zh: '法律要求留存的办理记录会留下，但里面没有能认出您的内容。',
        en: 'Records that the law requires us to keep stay, without anything that names you.',
      },
    ],
  },
  {
    title: { zh: '谁能看到', en: 'Who can see it' },
    lines: [
      {
        zh: '您约的那个网点的工作人员：平时只看到遮住的姓名。要看完整的电话或证件，必须写明为什么，系统会记下是谁、什么时候看的。',
        en: 'Staff of the place you booked: normally a masked name. To see a full phone or document number they must give a reason, and the system records who looked and when.',
      },
      {
        zh: '微信：您用微信登录、收微信通知时，由腾讯传送。',
        en: 'WeChat: Tencent carries your sign-in and notices if you use WeChat.',
      },
      {
        zh: '短信公司：只拿到手机号和那一条短信。',
        en: 'The message provider: gets the phone number and that one message.',
      },
      {
        zh: '法律规定必须提供的时候，按规定提供，并留下记录。',
        en: 'Authorities, where the law requires it; this is recorded.',
      },
    ],
  },
  {
    title: { zh: '您可以做的', en: 'What you can do' },
    lines: [
      { zh: '看：在“我的”里看我们存了什么。', en: 'See what we hold, under “Me”.' },
      {
        zh: '带走：在“设置”里导出自己的全部资料。',
        en: 'Take it with you: export all your data under “Settings”.',
      },
      {
        zh: '改：办事人写错了，删掉重新填。',
        en: 'Correct it: remove a person you book for and enter them again.',
      },
      {
        zh: '不同意了：在“设置”里注销账号。不用线上预约，也能直接到大厅取号办事。',
        en: 'Change your mind: delete your account under “Settings”. You can always come to the hall without booking.',
      },
      {
        zh: '有疑问、想投诉：打 12345，一天 24 小时都有人接。',
        en: 'Ask or complain: call 12345, day and night.',
      },
    ],
  },
  {
    title: { zh: '孩子和老人', en: 'Children and older people' },
    lines: [
      {
        zh: '不满 14 岁的，请由父母或监护人登录后替他约。',
        en: 'For children under 14, a parent or guardian signs in and books.',
      },
      {
        zh: '不会用手机也不要紧：打网点电话约，或直接来，现场留着号。',
        en: 'No smartphone is needed: phone the hall, or just come; places are kept for people who walk in.',
      },
    ],
  },
]
