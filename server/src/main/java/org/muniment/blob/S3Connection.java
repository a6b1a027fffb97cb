package org.muniment.blob;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A client of S3 and what signs addresses for others. Thread-safe. */
public final class S3Connection implements AutoCloseable {
  private static final int CONNECTIONS = 200;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  // A copy inside the store answers when it has ended.
  private static final Duration ANSWER = Duration.ofSeconds(90);

  private final S3Client client;
  private final S3Presigner presigner;

  private S3Connection(@Nullable URI endpoint, Region region, AwsCredentialsProvider credentials) {
    client =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(CONNECTIONS)
                    .connectionTimeout(CONNECT)
                    .socketTimeout(ANSWER))
            .region(region)
            .endpointOverride(endpoint)
            // Buckets as host names need a name server that knows them: only Amazon's does surely.
            .forcePathStyle(endpoint != null)
            // Every piece has its MD5, which older stores know, too.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .credentialsProvider(credentials)
            .build();
    presigner =
        S3Presigner.builder()
            .region(region)
            .endpointOverride(endpoint)
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(endpoint != null).build())
            .credentialsProvider(credentials)
            .build();
  }

  /**
   * Connects to what the usual settings of Amazon's tools name: AWS_ENDPOINT_URL_S3, AWS_REGION,
   * AWS_ACCESS_KEY_ID and so on, profiles, or the machine's role.
   *
   * @throws SdkClientException when they name no region
   */
  public static S3Connection ofEnvironment() {
    AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    URI endpoint = configuredEndpoint();
    return new S3Connection(endpoint, configuredRegion(endpoint), credentials);
  }

  /** Connects to an S3 protocol server with one pair of keys. */
  public static S3Connection to(URI endpoint, String accessKey, String secretKey) {
    return new S3Connection(
        endpoint,
        Region.US_EAST_1,
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
  }

  /** The SDK reads the endpoint from several places, and tells it only once there is a client. */
  private static @Nullable URI configuredEndpoint() {
    try (S3Client probe =
        S3Client.builder()
            .httpClientBuilder(Apache5HttpClient.builder())
            .region(Region.US_EAST_1)
            .build()) {
      return probe.serviceClientConfiguration().endpointOverride().orElse(null);
    }
  }

  private static Region configuredRegion(@Nullable URI endpoint) {
    if (endpoint == null) {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    }
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException none) {
      // Other servers than Amazon's rarely have regions, but signatures need the name of one.
      return Region.US_EAST_1;
    }
  }

  S3Client client() {
    return client;
  }

  S3Presigner presigner() {
    return presigner;
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }
}
