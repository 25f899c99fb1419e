import { texts } from '../texts'

/** What is sent after a notice. */
export const applySupplement = texts(
  'apply-supplement',
  {
    supplement: '补材料',
    supplementHead_one: '还要补 1 样',
    supplementHead_other: '还要补 {{count}} 样',
    supplementNote: '只补这些，别的都过了，不用再交。',
    supplementDone: '现在没有要补的',
    supplementDoneHelp: '都收到了，大厅接着办。',
    supplementUntil: '最晚 {{day}} 补上，接着往下走',
    supplementWords: '想说明的',
    supplementWordsPlace: '可以不写',
    supplementSend: '补上去',
    supplementSent: '补上了，大厅接着看',
    supplementPart: '补了几样就交几样，剩下的以后还能补。',
  },
  {
    supplement: 'Send what is missing',
    supplementHead_one: 'One more thing',
    supplementHead_other: '{{count}} more things',
    supplementNote: 'Only these. Everything else has passed.',
    supplementDone: 'Nothing is missing',
    supplementDoneHelp: 'We have everything and go on.',
    supplementUntil: 'By {{day}}, then it goes on',
    supplementWords: 'Anything to say',
    supplementWordsPlace: 'Optional',
    supplementSend: 'Send',
    supplementSent: 'Sent; the hall goes on',
    supplementPart: 'You may send some now and the rest later.',
  },
)
