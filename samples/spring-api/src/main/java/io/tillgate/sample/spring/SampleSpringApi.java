package io.tillgate.sample.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** The sample application. */
@SpringBootApplication
@EnableMethodSecurity
public class SampleSpringApi {

    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(SampleSpringApi.class, arguments);
    }
}
