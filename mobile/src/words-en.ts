import cases from '#i18n/en/cases.json' with { type: 'json' };
import kernel from '#i18n/en/kernel.json' with { type: 'json' };
import mobile from '#i18n/en/mobile.json' with { type: 'json' };
import people from '#i18n/en/people.json' with { type: 'json' };

export default { cases, kernel, mobile, people };
