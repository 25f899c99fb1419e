import { texts } from '../texts'

/** Looking at names and numbers in full. */
export const deskReveal = texts(
  'desk-reveal',
  {
    revealTitle: '看全号',
    revealHelp: '看之前说明为什么看。谁、什么时候、为什么，都会记下来，本人查得到。',
    purpose: '为什么看',
    purpose_identity: '核对身份',
    purpose_contact: '联系申请人',
    purpose_decision: '作决定要用',
    show: '记下并显示',
    choosePurpose: '先说明为什么看',
  },
  {
    revealTitle: 'Show in full',
    revealHelp: 'Say what for. Who looked, when and why is recorded, and the person can learn of it.',
    purpose: 'What for',
    purpose_identity: 'To check the identity',
    purpose_contact: 'To reach the applicant',
    purpose_decision: 'For the decision',
    show: 'Record and show',
    choosePurpose: 'Say what for first',
  },
)
