import { texts } from '../texts'

/** The answer to a look before submitting (网上预审). */
export const deskPrecheck = texts(
  'desk-precheck',
  {
    asked: '申请人请您先看看材料',
    help: '一个工作日内答复。每一份都看过，再一起答复。',
    until: '最晚 {{when}} 答复。每一份都看过，再一起答复。',
    answerFine: '答复：材料没有问题',
    answerWrong: '答复：有 {{count}} 份要改',
    lookFirst: '还有 {{count}} 份没看',
    answeredFine: '答复了：材料没有问题',
    answeredWrong: '答复了：有 {{count}} 份要改',
    draft: '申请人还在填，没有交上来',
    answered: '预审已经答复，等申请人交上来',
  },
  {
    asked: 'The applicant asks you to look first',
    help: 'Answer within one working day. Look at each one, then answer all at once.',
    until: 'Answer by {{when}}. Look at each one, then answer all at once.',
    answerFine: 'Answer: all fine',
    answerWrong: 'Answer: to be mended: {{count}}',
    lookFirst: 'Still to be looked at: {{count}}',
    answeredFine: 'Answered: all fine',
    answeredWrong: 'Answered: to be mended: {{count}}',
    draft: 'The applicant is still filling it in',
    answered: 'The pre-check is answered; waiting for the applicant',
  },
)
