import { texts } from '../texts'

export const privacy = texts(
  'privacy',
  {
    title: '隐私说明',
    question: '您的信息，我们怎么用',
    version: '{{version}} 版 · 有改动会再请您看一遍',
    changed: '隐私说明更新了，看过以后请点同意，才能接着预约。',
    agree: '我看过了，同意',
    agreed: '已经记下您的同意',
    understood: '看完了',
  },
  {
    title: 'Privacy notice',
    question: 'What we do with your data',
    version: 'Version {{version}} · we ask again when it changes',
    changed: 'This notice has changed. Please read it and accept it to go on booking.',
    agree: 'I have read it and accept',
    agreed: 'Your consent is recorded',
    understood: 'I have read it',
  },
)
