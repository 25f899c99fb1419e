/** Texts of the messages as they are registered with the SMS provider; `{name}` takes a value. */
export const SMS_TEMPLATES: Readonly<Record<string, string>> = {
  login_code: '【一窗】验证码 {code}，{minutes} 分钟内有效。工作人员不会向您要验证码，请不要告诉别人。',
  booked: '【一窗】预约成功：{time}，{point}，{subject}。您的号码 {number}。{note}。',
  booked_en: '[Yichuang] Booked: {time}, {point}, {subject}. Your number is {number}. {note}.',
  tomorrow: '【一窗】提醒您明天办事：{time}，{point}，{subject}。您的号码 {number}。{note}。',
  tomorrow_en: '[Yichuang] Tomorrow: {time}, {point}, {subject}. Your number is {number}. {note}.',
  changed: '【一窗】预约改好了：{time}，{point}，{subject}。您的号码 {number}。{note}。',
  changed_en: '[Yichuang] Changed: {time}, {point}, {subject}. Your number is {number}. {note}.',
  cancelled: '【一窗】预约取消了：{time}，{point}，{subject}。{note}。',
  cancelled_en: '[Yichuang] Cancelled: {time}, {point}, {subject}. {note}.',
  displaced: '【一窗】您约的时间大厅办不了：{time}，{point}，{subject}。{note}。',
  displaced_en: '[Yichuang] The hall cannot keep {time}, {point}, {subject}. {note}.',
  no_show: '【一窗】您没有来：{time}，{point}，{subject}。{note}。',
  no_show_en: '[Yichuang] You were missed: {time}, {point}, {subject}. {note}.',
  waitlist_offer: '【一窗】有空位了：{time}，{point}，{subject}。{note}，过时让给下一位。',
  waitlist_offer_en: '[Yichuang] A place is free: {time}, {point}, {subject}. {note}.',
  waitlist_missed: '【一窗】为您留的空位过时了：{time}，{point}，{subject}。{note}。',
  waitlist_missed_en: '[Yichuang] The place was not confirmed: {time}, {point}, {subject}. {note}.',
  rate_us: '【一窗】您在{point}办的{subject}办完了，请在“我的”里评价。{note}。',
  rate_us_en: '[Yichuang] Your visit to {point} for {subject} is finished: rate it under Mine. {note}.',
  banned: '【一窗】因为多次爽约或取消，{time}以前不能在网上预约。{note}。',
  banned_en: '[Yichuang] You cannot book online before {time}. {note}.',
  objection_answered: '【一窗】您的异议有答复了：{note}。请在“我的消息”里看。',
  inspection_proposed: '【一窗】{subject}要到现场看一看，最早 {time}。{note}。',
  inspection_proposed_en: '[Yichuang] A visit for {subject}, at the earliest {time}. {note}.',
  inspection_agreed: '【一窗】{subject}的踏勘定在 {time}。{note}。',
  inspection_agreed_en: '[Yichuang] The visit for {subject} is at {time}. {note}.',
  inspection_cancelled: '【一窗】{subject}：{note}。原因请在“我的消息”里看。',
  inspection_cancelled_en: '[Yichuang] {subject}: {note}. See your inbox for the reason.',
  certificate_ready: '【一窗】{subject}做好了，在{point}领。{note}。',
  certificate_ready_en: '[Yichuang] {subject} is ready at {point}. {note}.',
  certificate_posted: '【一窗】{subject}寄出了。{note}。',
  certificate_posted_en: '[Yichuang] {subject} was posted. {note}.',
  certificate_renewal: '【一窗】{subject}的有效期到 {time}。{note}。',
  certificate_renewal_en: '[Yichuang] {subject} is valid until {time}. {note}.',
  certificate_ended: '【一窗】{subject}不再有效。{note}。',
  certificate_ended_en: '[Yichuang] {subject} is no longer valid. {note}.',
  objection_answered_en: '[Yichuang] Your objection was answered: {note}. See your inbox.',
}

/** @returns the text a person reads; an unknown template shows its name and values */
export function smsText(template: string, values: Readonly<Record<string, string>>): string {
  const pattern = SMS_TEMPLATES[template]
  if (pattern === undefined) return `【一窗】${template}：${Object.values(values).join('，')}`
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
