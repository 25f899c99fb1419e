/** Texts of the messages as they are registered with the SMS provider; `{name}` takes a value. */
export const SMS_TEMPLATES: Readonly<Record<string, string>> = {
  login_code: '【一窗】验证码 {code}，{minutes} 分钟内有效。工作人员不会向您要验证码，请不要告诉别人。',
}

/** @returns the text a person reads; an unknown template shows its name and values */
export function smsText(template: string, values: Readonly<Record<string, string>>): string {
  const pattern = SMS_TEMPLATES[template]
  if (pattern === undefined) return `【一窗】${template}：${Object.values(values).join('，')}`
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
