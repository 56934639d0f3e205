package org.undersigned.translation;

import java.util.regex.Pattern;

/**
 * Texts with legal effect: what people consent to, what they are told about their data, and what organisations agree with each other. Which
 * words somebody agreed to is kept by language and hash, and lawyers have read them. So nobody changes them in a running site: what
 * volunteers write for them is exported, and comes back with a new version of the program.
 */
final class Binding {

    private static final Pattern TEXTS = Pattern.compile("""
            signature\\.(notice|division\\..*|public|publicHint|who|whoHint|updates|updatesHint|belief|terms|privacy|privacyOf|emailHint\
            |everyone\\.lead|confirm\\.boxes.*|unsubscribe\\.lead|own\\.(twice|yes|no|withdrawMeans|takeBackHint|thereMeans))\
            |mail\\.thanks\\.twice|letter\\.data\\.text|pledge\\.private\\.(promise|event)\
            |sharing\\.(board\\.means|(sheet|poster)\\.privacy)\
            |site\\.(privacy.*|p[A-Z].*|leadsNone|joint.*|runNone)\
            |[a-z]+\\.privacy\\..*|papers\\..*|signon\\.(public|lead|own\\.public)\
            |partner\\.(arr\\..*|choice\\..*|onPaper|division\\..*|role\\..*|leave\\.grants)\
            |donation\\.(knows|told|toldAll|jointLead|ladder\\.next|gift\\.keep)|embed\\.(learns|desk\\.(highRisk|formHow))\
            |onpaper\\.(sheet\\.(boxGone|older)|import\\.consents)""");

    private Binding() {}

    /** Whether a text is one of them. */
    static boolean is(String key) {
        return TEXTS.matcher(key).matches();
    }
}
