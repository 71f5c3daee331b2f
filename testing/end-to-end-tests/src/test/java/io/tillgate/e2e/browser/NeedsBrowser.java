package io.tillgate.e2e.browser;

import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.tool.NeedsTool;
import io.tillgate.e2e.tool.Tool;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the running suite with {@link Chromium}. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsTool({Tool.CHROMIUM, Tool.NODE, Tool.NPM})
@RunningStack
@ExtendWith(RunningChromium.class)
public @interface NeedsBrowser {}
