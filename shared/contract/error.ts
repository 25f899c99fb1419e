import * as v from 'valibot'

/**
 * Every error code the API can answer with, its HTTP status and the sentence a person reads.
 * Codes are stable: a phone may depend on them. Sentences may be reworded.
 */
export const ERRORS = {
  BAD_REQUEST: [400, '提交的内容有误，请检查后再试。'],
  BAD_JSON: [400, '提交的内容读不出来，请重试。'],
  BAD_FIELD: [400, '有一项填写不对，请检查。'],
  BODY_TOO_LARGE: [413, '提交的内容太大了。'],
  UNSUPPORTED_TYPE: [415, '请用 JSON 格式提交。'],
  CLIENT_TOO_OLD: [426, '您手机上的版本太旧了，请更新后再用。'],
  UNAUTHENTICATED: [401, '请先登录。'],
  TOKEN_EXPIRED: [401, '登录已过期，请重新登录。'],
  REFRESH_REUSED: [401, '为了您的安全，请重新登录。'],
  FORBIDDEN: [403, '您没有权限做这件事。'],
  CONSENT_NEEDED: [403, '请先阅读并同意隐私说明。'],
  PHONE_NEEDED: [403, '预约前请先确认您的手机号。'],
  NOT_FOUND: [404, '没有找到您要的内容。'],
  METHOD_NOT_ALLOWED: [405, '不支持这样的操作。'],
  CONFLICT: [409, '内容刚刚被改过，请刷新后再试。'],
  IDEMPOTENCY_MISMATCH: [409, '同一个请求编号用在了不同的内容上。'],
  IDEMPOTENCY_KEY_NEEDED: [400, '缺少请求编号，请重试。'],
  RATE_LIMITED: [429, '操作太频繁，请稍后再试。'],
  CODE_WRONG: [400, '验证码不对，请再看看短信。'],
  CODE_EXPIRED: [400, '验证码过期了，请重新获取。'],
  CODE_TOO_MANY: [429, '验证码错了太多次，请重新获取。'],
  WECHAT_REFUSED: [400, '微信登录没有成功，请重试。'],
  WECHAT_DOWN: [503, '微信暂时连不上，请稍后再试，也可以用手机号登录。'],
  SMS_DOWN: [503, '短信暂时发不出去，请稍后再试。'],
  CONTENT_REFUSED: [400, '文字里有不能发布的内容，请改一改。'],
  SLOT_FULL: [409, '这个时间刚刚被约满了。可以换个时间，或者排队等空位。'],
  SLOT_CLOSED: [409, '这个时间不开放，请换一个时间。'],
  SLOT_PAST: [409, '这个时间已经过去了，请换一个时间。'],
  SLOT_NOT_RELEASED: [409, '这一天还没有放号，请到放号时间再来。'],
  SLOT_WRONG_POINT: [409, '这个网点不办这件事，请换一个网点。'],
  HOLD_EXPIRED: [409, '为您留的时间过了，请重新选一个。'],
  LIMIT_ITEM: [409, '这件事已经有一个没办完的预约了。'],
  LIMIT_DAY: [409, '这位办事人当天已经有一个预约了。'],
  LIMIT_AGENT: [409, '今天替别人约的次数已经用完了。'],
  LIMIT_PARTIES: [409, '添加的办事人太多了，请先删掉不用的。'],
  BOOKING_BANNED: [409, '因为多次爽约或取消，暂时不能在网上预约。可以到现场取号，也可以提出异议。'],
  TOO_LATE_TO_CHANGE: [409, '离预约时间太近，不能再改了。来不了请打网点电话。'],
  APPOINTMENT_NOT_OPEN: [409, '这个预约已经不能这样操作了。'],
  WAITLIST_EXISTS: [409, '您已经在这一天排队了。'],
  WAITLIST_NOT_NEEDED: [409, '这一天还有空位，可以直接预约。'],
  OFFER_EXPIRED: [409, '给您留的空位过时了，已经让给下一位。'],
  CHECKIN_TOO_EARLY: [409, '来早了，请先在等候区休息。'],
  CHECKIN_TOO_LATE: [409, '已经过了预约时间，请到咨询台，工作人员会为您安排。'],
  CHECKIN_WRONG_PLACE: [409, '您约的不是这个网点。'],
  CHECKIN_WRONG_DAY: [409, '您约的不是今天。'],
  CHECKIN_USED: [409, '已经签到过了。'],
  PASS_INVALID: [400, '这个码认不出来，请打开预约页面重新出示。'],
  PASS_EXPIRED: [400, '这个码过期了，请刷新后再出示。'],
  NO_SHOW_TOO_EARLY: [409, '人还可能来，请过了迟到的时间再标记。'],
  WINDOW_BUSY: [409, '这个窗口正在为另一位办理。'],
  RATING_EXISTS: [409, '这次办理您已经评价过了，谢谢您。'],
  RATING_CLOSED: [409, '已经过了评价的时间。'],
  RATING_NOT_YET: [409, '办完以后才能评价。'],
  OBJECTION_EXISTS: [409, '您的异议已经收到，正在核实。'],
  NOTICE_INVALID: [400, '节假日通知的内容有误，请核对。'],
  LAST_ADMIN: [409, '至少要留一位管理员。'],
  LIMIT_DRAFTS: [409, '没交的申请太多了，请先交掉或删掉几份。'],
  NOT_A_DRAFT: [409, '这份申请已经交上去了，不能再这样改。'],
  NOT_SUBMITTED: [409, '这份申请还没有交，交了以后才能看进度。'],
  DRAFT_CONFLICT: [409, '这一项刚刚在另一台手机上改过，请看看用哪一个。'],
  APPLICATION_INCOMPLETE: [409, '还有没填好的地方，请补上再交。'],
  POINT_NOT_ACCEPTING: [409, '这个网点不收这件事，请换一个网点。'],
  FILE_NOT_READY: [409, '有一份材料还没有传完，请传完再试。'],
  NOTHING_ASKED: [409, '现在没有要您补的东西。'],
  CASE_NOT_OPEN: [409, '这件事已经有了结果，不能再这样改。'],
  LOOKUP_WRONG: [404, '没有查到。请核对查询号和证件号码后四位。'],
  DATABASE_BUSY: [503, '现在办理的人太多，请稍等几秒再试。'],
  DATABASE_FULL: [503, '系统暂时存不下新的内容，请稍后再试。'],
  UNAVAILABLE: [503, '服务暂时不可用，请稍后再试。'],
  INTERNAL: [500, '系统出了点问题，请稍后再试。'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type ErrorCode = keyof typeof ERRORS
export type ErrorStatus = (typeof ERRORS)[ErrorCode][0]

export const ErrorBody = v.object({
  error: v.object({
    code: v.pipe(v.string(), v.description('Stable code; see the list in the description of the API')),
    message: v.pipe(v.string(), v.description('One sentence in Chinese, made for the person at the phone')),
    field: v.optional(v.pipe(v.string(), v.description('Dotted path of the field at fault'))),
    requestId: v.string(),
    details: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))),
  }),
})
/** The body of every answer that is not 2xx. Never holds what was sent. */
export type ErrorBody = v.InferOutput<typeof ErrorBody>

/** Facts a screen needs to say what comes next (minutes to wait, a day, an id). Never personal data. */
export type ErrorDetails = NonNullable<ErrorBody['error']['details']>
