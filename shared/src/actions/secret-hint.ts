/** For parameters that may name a credential. */
export const secretHint = {
  zh: '密钥写成 secret://名称，发送时才填入',
  en: 'Write a credential as secret://name; it is filled in when sending',
};
