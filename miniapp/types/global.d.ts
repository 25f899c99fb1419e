/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** Origin of the API, put in at build time: empty on H5 (same origin), absolute in the mini-program. */
declare const YICHUANG_API_ORIGIN: string
/** Version of this client, from package.json; sent with every call. */
declare const YICHUANG_VERSION: string
